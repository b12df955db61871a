-- A journal as the first program with schema 0 left it, dumped by sqlite3's .dump.
-- One statement ends at each line that ends with a semicolon and is followed by an empty line.
PRAGMA application_id = 0;

PRAGMA user_version = 0;
