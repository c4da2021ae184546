-- An organisation's name is public and searched by its words; a person's is sealed, and found by its exact wording through a blind index.
alter table cases_cases add column organisation_name text;
alter table cases_cases add column person_name_key text;
create index ix_cases_cases_person_name_key on cases_cases (person_name_key);

-- Several files a material: a JSON array of digest, name and bytes in place of one digest and one name.
alter table cases_materials add column files text not null default '[]';
update cases_materials set files = '[{"Digest":' || coalesce('"' || file_digest || '"', 'null') || ',"Name":"' || replace(replace(file_name, '\', '\\'), '"', '\"') || '","Bytes":null}]' where file_name is not null;
alter table cases_materials drop column file_digest;
alter table cases_materials drop column file_name;
