"""The window as pictures, on a machine without a screen: every page and every dialog."""
