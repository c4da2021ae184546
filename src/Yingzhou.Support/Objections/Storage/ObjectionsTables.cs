using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Objections.Storage;

sealed class ObjectionsTables : TableSet
{
    public override string Prefix => "objections_";

    public override void Map(ModelBuilder model) =>
        model.Entity<Objection>(objection =>
        {
            objection.ToTable("objections_objections");
            objection.Ignore(o => o.IsOpen);
            objection.Ignore(o => o.Attached);
            objection.Ignore(o => o.DeciderIds);
            objection.HasIndex(o => o.OpenKey).IsUnique();
            objection.HasIndex(o => o.RaisedByKey);
            objection.HasIndex(o => new { o.Matter, o.About });
            objection.HasIndex(o => new { o.AnsweredAt, o.AnswerBy });
        });
}
