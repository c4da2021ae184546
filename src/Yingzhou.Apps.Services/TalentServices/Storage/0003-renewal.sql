alter table talent_recognitions add column renewed_on $day$;
