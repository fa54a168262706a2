# Formats in which excerpts are exported. `-needs` says what a project must have for one, `-loses` what
# its files do not hold.
format-csv = CSV, a table for office programs
format-csv-loses = Leaves out flags and rounds; cells that begin like a formula get an apostrophe
format-jsonl = JSONL, a line for each excerpt, for scripts
format-jsonl-loses = Leaves out flags and rounds; every text is exact
