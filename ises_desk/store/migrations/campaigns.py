"""Campaigns of prices and terms, and the dated prices of contract lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

STATEMENTS = (
    """
CREATE TABLE campaign (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    version TEXT NOT NULL,
    percent TEXT NOT NULL,
    all_prices INTEGER NOT NULL,
    publish_on TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    approved_on TEXT,
    published_on TEXT,
    tell_by TEXT,
    done_on TEXT,
    search TEXT NOT NULL,
    CONSTRAINT ck_campaign_kind_word CHECK (kind IN ('price', 'registry', 'terms')),
    CONSTRAINT ck_campaign_state_word
        CHECK (state IN ('draft', 'approved', 'published', 'done', 'withdrawn')),
    CONSTRAINT uq_campaign_number UNIQUE (number)
) STRICT
""",
    """
CREATE TABLE campaign_price (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    net INTEGER NOT NULL,
    gross INTEGER NOT NULL,
    CONSTRAINT uq_campaign_price_campaign_id_product_id UNIQUE (campaign_id, product_id),
    CONSTRAINT fk_campaign_price_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_campaign_price_product_id FOREIGN KEY(product_id) REFERENCES product (id)
) STRICT
""",
    """
CREATE TABLE campaign_contract (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL,
    contract_id INTEGER NOT NULL,
    effective_on TEXT NOT NULL,
    cancel_until TEXT NOT NULL,
    dissolvable INTEGER NOT NULL,
    told_on TEXT,
    left_out_on TEXT,
    letter_id INTEGER,
    notice_id INTEGER,
    CONSTRAINT uq_campaign_contract_campaign_id_contract_id UNIQUE (campaign_id, contract_id),
    CONSTRAINT fk_campaign_contract_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_campaign_contract_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_campaign_contract_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id),
    CONSTRAINT fk_campaign_contract_notice_id FOREIGN KEY(notice_id) REFERENCES contract_notice (id)
) STRICT
""",
    """
CREATE TABLE campaign_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_contract_id INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    old_price INTEGER NOT NULL,
    new_price INTEGER NOT NULL,
    percent TEXT NOT NULL,
    CONSTRAINT fk_campaign_line_campaign_contract_id
        FOREIGN KEY(campaign_contract_id) REFERENCES campaign_contract (id),
    CONSTRAINT fk_campaign_line_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id)
) STRICT
""",
    """
CREATE TABLE line_price (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    line_id INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    unit_price INTEGER NOT NULL,
    campaign_line_id INTEGER,
    CONSTRAINT uq_line_price_line_id_valid_from UNIQUE (line_id, valid_from),
    CONSTRAINT fk_line_price_line_id FOREIGN KEY(line_id) REFERENCES contract_line (id),
    CONSTRAINT fk_line_price_campaign_line_id
        FOREIGN KEY(campaign_line_id) REFERENCES campaign_line (id)
) STRICT
""",
    "CREATE INDEX ix_campaign_state ON campaign (state)",
    "CREATE INDEX ix_campaign_contract_contract_id ON campaign_contract (contract_id)",
    "CREATE INDEX ix_campaign_contract_letter_id ON campaign_contract (letter_id)",
    "CREATE INDEX ix_campaign_contract_notice_id ON campaign_contract (notice_id)",
    """CREATE INDEX ix_campaign_contract_untold ON campaign_contract (campaign_id)
WHERE letter_id IS NULL AND left_out_on IS NULL AND notice_id IS NULL""",
    "CREATE INDEX ix_campaign_line_campaign_contract_id ON campaign_line (campaign_contract_id)",
    "CREATE INDEX ix_campaign_line_line_id ON campaign_line (line_id)",
    "CREATE INDEX ix_line_price_campaign_line_id ON line_price (campaign_line_id)",
)


def upgrade(operations: Operations) -> None:
    """Make the tables and their indexes."""
    for statement in STATEMENTS:
        operations.get_bind().exec_driver_sql(statement)
