-- What stands still while somebody serves in the forces or has a child: JSON array.
alter table talent_awards add column pauses text not null default '[]';
