-- The key store is a database of its own, so that a dump of the jury's leaves it out.
CREATE DATABASE keys;
