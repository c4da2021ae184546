using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Codes;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
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
        model.Entity<TitleGrant>(title =>
        {
            title.ToTable("talent_titles");
            title.HasIndex(t => new { t.PanelId, t.Applicant }).IsUnique();
            title.HasIndex(t => new { t.Status, t.PublicUntil });
        });
        model.Entity<TitleApplication>(application =>
        {
            application.ToTable("talent_title_applications");
            application.Ignore(a => a.ApplicantId);
            application.Ignore(a => a.Record);
            application.Ignore(a => a.AllWorks);
            application.HasIndex(a => a.OpenKey).IsUnique();
            application.HasIndex(a => a.HolderKey);
            application.HasIndex(a => a.EmployerKey);
            application.HasIndex(a => new { a.Status, a.PublicUntil });
        });
        model.Entity<CodeUse>(use =>
        {
            use.ToTable("talent_code_uses");
            use.HasIndex(u => u.CodeKey).IsUnique();
            use.HasIndex(u => new { u.Holder, u.At });
        });
        model.Entity<TalentRecognition>(recognition =>
        {
            recognition.ToTable("talent_recognitions");
            recognition.Ignore(r => r.IsOpen);
            recognition.Ignore(r => r.Lines);
            recognition.HasIndex(r => r.OpenKey).IsUnique();
            recognition.HasIndex(r => r.HolderKey);
            recognition.HasIndex(r => new { r.Status, r.PublicUntil });
        });
        model.Entity<TalentAward>(award =>
        {
            award.ToTable("talent_awards");
            award.Ignore(a => a.AllPauses);
            award.Ignore(a => a.Payments);
            award.Ignore(a => a.PaidSum);
            award.Ignore(a => a.Period);
            award.HasIndex(a => a.HolderKey);
            award.HasIndex(a => a.RecognitionId);
        });
        model.Entity<PublishedPost>(post =>
        {
            post.ToTable("talent_posts");
            post.HasIndex(p => p.EmployerKey);
            post.HasIndex(p => p.ClosedOn);
        });
        model.Entity<JobFair>(fair =>
        {
            fair.ToTable("talent_fairs");
            fair.Ignore(f => f.Assigned);
        });
        model.Entity<FairWish>(wish =>
        {
            wish.ToTable("talent_wishes");
            wish.HasKey(w => new { w.FairId, w.Resume });
            wish.Ignore(w => w.PostIds);
        });
    }
}
