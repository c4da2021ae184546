using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Apps.Services.BusinessEnvironment.Notices;
using Yingzhou.Apps.Services.BusinessEnvironment.Surveying;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Storage;

sealed class EnvironmentTables : TableSet
{
    public override string Prefix => "environment_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<IndicatorValue>(value =>
        {
            value.ToTable("environment_values");
            value.HasKey(v => new
            {
                v.Indicator,
                v.Area,
                v.Week,
            });
        });
        model.Entity<ImprovementTask>(task =>
        {
            task.ToTable("environment_tasks");
            task.Ignore(t => t.IsOpen);
            task.HasIndex(t => new { t.Region, t.ClosedOn });
        });
        model.Entity<LicenceNotice>(notice =>
        {
            notice.ToTable("environment_notices");
            notice.HasIndex(n => new { n.CaseId, n.LicenceId }).IsUnique();
            notice.HasIndex(n => n.PartyKey);
        });
        model.Entity<SurveyContact>(contact =>
        {
            contact.ToTable("environment_survey");
            contact.Ignore(c => c.IsOpen);
            contact.HasIndex(c => c.CaseId).IsUnique();
            contact.HasIndex(c => new { c.Region, c.ClosedOn });
        });
        model.Entity<ListPublication>(publication =>
        {
            publication.ToTable("environment_publications");
            publication.Ignore(p => p.Stage);
            publication.HasIndex(p => p.ListId).IsUnique();
        });
    }
}
