using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Cockpits;

namespace Yingzhou.Support.Indicators.Storage;

/// <summary>One revision of one value (指标数值); appended only.</summary>
sealed class StoredValue
{
    public required string Indicator { get; init; }

    public required int Definition { get; init; }

    public required string Area { get; init; }

    public required DateOnly Period { get; init; }

    public required int Revision { get; init; }

    public double? Value { get; init; }

    public long? Numerator { get; init; }

    public required int Rows { get; init; }

    public DateTimeOffset? Watermark { get; init; }

    public required DateTimeOffset ComputedAt { get; init; }
}

/// <summary>A run that computed everything (计算批次).</summary>
sealed class ComputeRun
{
    public Guid Id { get; init; } = SortableId.Next();

    public required DateTimeOffset At { get; init; }

    /// <summary>Values that were new.</summary>
    public required int Added { get; init; }

    public required int Milliseconds { get; init; }
}

sealed class IndicatorsTables : TableSet
{
    public override string Prefix => "indicators_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<StoredValue>(value =>
        {
            value.ToTable("indicators_values");
            value.HasKey(v => new
            {
                v.Indicator,
                v.Area,
                v.Definition,
                v.Period,
                v.Revision,
            });
        });
        model.Entity<ComputeRun>(run =>
        {
            run.ToTable("indicators_runs");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => r.At);
        });
        model.Entity<IndicatorDirective>(directive =>
        {
            directive.ToTable("indicators_directives");
            directive.HasIndex(d => d.Indicator);
            directive.HasIndex(d => d.GivenBy);
            directive.HasIndex(d => d.Unit);
        });
        model.Entity<Cockpit>(cockpit =>
        {
            cockpit.ToTable("indicators_cockpits");
            cockpit.HasIndex(c => c.Key).IsUnique();
        });
    }
}
