using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Sampling;

/// <param name="SampledAt">Shanghai time.</param>
sealed record SampleRequest(
    DateTimeOffset? SampledAt,
    string Value,
    string Seal,
    string Sampler,
    string Witness,
    string Laboratory,
    string Report
);

/// <summary>登记现场采样 after an exceedance; the same seal again is the same sample.</summary>
sealed class RecordSample(CityContext city, CityStep step, EcoContent content, IPermissions permissions)
{
    public Task<Outcome<FieldSample>> Run(Guid exceedance, SampleRequest request, Subject official, CancellationToken cancel = default)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<FieldSample>(
            nameof(RecordSample),
            async () =>
            {
                if (
                    await city.Get<EmissionRecord>(exceedance, cancel) is not { Verdict: EmissionVerdict.Exceed } record
                    || content.OutletOf(record.Outlet) is not { } outlet
                )
                    return EcoFaults.NoExceedance;
                if (permissions.Refuse(official, EcoRights.Sample, new("eco-sample", "") { Region = record.Region }) is { } refused)
                    return refused;
                if (Shape(request, record, city.Clock.GetUtcNow()) is { } misshapen)
                    return misshapen;
                var (at, value) = (request.SampledAt!.Value.ToUniversalTime(), decimal.Parse(request.Value, CultureInfo.InvariantCulture));
                if (await city.Set<FieldSample>().SingleOrDefaultAsync(one => one.Seal == request.Seal.Trim(), cancel) is { } before)
                    return before.Value == value && before.Outlet == record.Outlet && before.Factor == record.Factor
                        ? before
                        : EcoFaults.Sealed;
                if (
                    outlet
                        .Limits.Where(one => one.Factor == record.Factor && one.Of(outlet.Device).AppliesOn(at.Day()))
                        .MaxBy(one => one.From)
                    is not { } limit
                )
                    return EcoFaults.NoLimit;
                var sample = new FieldSample
                {
                    Region = record.Region,
                    Outlet = record.Outlet,
                    Factor = record.Factor,
                    SampledAt = at,
                    Value = value,
                    Permitted = limit.Value,
                    Passes = value <= limit.Value && !(value < limit.AtLeast),
                    Seal = request.Seal.Trim(),
                    Sampler = request.Sampler.Trim(),
                    Witness = request.Witness.Trim(),
                    Laboratory = request.Laboratory.Trim(),
                    Report = request.Report.Trim(),
                };
                city.Add(sample);
                return sample;
            },
            cancel
        );
    }

    static Fault? Shape(SampleRequest request, EmissionRecord record, DateTimeOffset now) =>
        request.SampledAt is not { } at || at <= record.At || at > now ? EcoFaults.SampledAt
        : !decimal.TryParse(request.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1_000_000
            ? EcoFaults.SampleValue
        : Missing("seal", "封样号", request.Seal)
            ?? Missing("sampler", "采样人", request.Sampler)
            ?? Missing("witness", "第二采样人", request.Witness)
            ?? Missing("laboratory", "检测机构", request.Laboratory)
            ?? Missing("report", "报告编号", request.Report)
            ?? (request.Sampler.Trim() == request.Witness.Trim() ? EcoFaults.TwoPersons : null);

    static Fault? Missing(string field, string title, string text) =>
        text.Trim().Length is < 2 or > 60 ? new Fault("eco.sample-field", $"{title}要写 2 到 60 个字。", 400) { Field = field } : null;
}
