SELECT what FROM omissions ORDER BY position
