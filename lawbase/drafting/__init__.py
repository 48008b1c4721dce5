"""From clauses to law text: how a clause is rendered with a drafter's choices."""
