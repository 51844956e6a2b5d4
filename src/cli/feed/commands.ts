// The commands of a feed's publisher, as the terminal knows them; what each does stands in a file of its own.

import type { Command } from 'commander';
import { addEntryCommands } from './entry-commands';
import { addIncidentCommands } from './incident-commands';
import { addKeyCommands } from './key-commands';
import { addPublishCommands } from './publish-commands';
import { addReadingCommands } from './reading-commands';
import { addReportsCommand } from './reports-command';

/** Registers them all, each with its help and an example. */
export function addFeedCommands(program: Command): void {
  addKeyCommands(program);
  addEntryCommands(program);
  addIncidentCommands(program);
  addPublishCommands(program);
  addReadingCommands(program);
  addReportsCommand(program);
}
