"""What statute says: functions of facts and a day."""
