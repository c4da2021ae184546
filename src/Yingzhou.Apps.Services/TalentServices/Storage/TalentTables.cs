using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Codes;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.TalentServices.Storage;

sealed class TalentTables : TableSet
{
    public override string Prefix => "talent_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<TitlePanel>(panel =>
        {
            panel.ToTable("talent_panels");
            panel.Ignore(p => p.ApplicantIds);
            panel.Ignore(p => p.ExpertIds);
            panel.Ignore(p => p.DrawnIds);
            panel.Ignore(p => p.PassedOver);
            panel.Ignore(p => p.AllVotes);
            panel.HasIndex(p => new { p.Region, p.Id });
        });
        model.Entity<CodeUse>(use =>
        {
            use.ToTable("talent_code_uses");
            use.HasIndex(u => u.CodeKey).IsUnique();
            use.HasIndex(u => new { u.Holder, u.At });
        });
    }
}
