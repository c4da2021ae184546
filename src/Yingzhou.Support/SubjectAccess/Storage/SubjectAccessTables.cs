using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.SubjectAccess.Storage;

sealed class SubjectAccessTables : TableSet
{
    public override string Prefix => "subjects_";

    public override void Map(ModelBuilder model) =>
        model.Entity<SubjectRequest>(request =>
        {
            request.ToTable("subjects_requests");
            request.Ignore(r => r.IsOpen);
            request.Ignore(r => r.CopyUntil);
            request.HasIndex(r => r.PersonKey);
            request.HasIndex(r => new { r.AnsweredAt, r.AnswerBy });
        });
}
