-- Version 8: every act that comes in is written into each index. Nobody asks for acts by result any
-- more (the totals know), and act_open_of_patron serves who asks for the waiting acts of a patron.

DROP INDEX act_result;
DROP INDEX act_waiting_of_patron;
