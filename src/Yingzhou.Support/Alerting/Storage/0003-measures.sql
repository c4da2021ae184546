-- What an after-action review asks of a unit.
create table alerting_measures (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    incident_id $id$      not null,
    unit        text      not null,
    what        text      not null,
    due_on      $day$     not null,
    asked_by    text      not null,
    done_at     $instant$,
    outcome     text
);
create index ix_alerting_measures_incident_id on alerting_measures (incident_id);
create index ix_alerting_measures_done_at_due_on on alerting_measures (done_at, due_on);
