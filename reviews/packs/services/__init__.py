"""Write a pack, approve an edition of it as a second person, withdraw one."""
