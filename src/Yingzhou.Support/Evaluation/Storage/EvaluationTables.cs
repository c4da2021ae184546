using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Evaluation.Storage;

/// <summary>A publication (公布): the table as it was, and who published it.</summary>
sealed class Publication : Record
{
    public required string Scheme { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary><see cref="EvaluationTable"/> as JSON.</summary>
    public required string Scores { get; init; }

    /// <summary>Id of the official.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>1 for the first publication of a day.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>What an objection changed.</summary>
    public string? Reason { get; init; }

    public EvaluationTable Table => JsonSerializer.Deserialize<EvaluationTable>(Scores, JsonSerializerOptions.Web)!;
}

sealed class EvaluationTables : TableSet
{
    public override string Prefix => "evaluation_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Publication>(publication =>
        {
            publication.ToTable("evaluation_publications");
            publication.Ignore(one => one.Table);
            publication
                .HasIndex(one => new
                {
                    one.Scheme,
                    one.Day,
                    one.Revision,
                })
                .IsUnique();
        });
        model.Entity<EvaluationAdjustment>(adjustment =>
        {
            adjustment.ToTable("evaluation_adjustments");
            adjustment.HasIndex(one => new { one.Scheme, one.Day });
        });
    }
}
