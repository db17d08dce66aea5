// Placeholder until the first type of this stage is written.
