using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Explaining;

/// <param name="From">Shanghai time; <paramref name="Until"/> is not included.</param>
sealed record MarkRequest(string Outlet, WorkingCondition? Condition, DateTimeOffset? From, DateTimeOffset? Until, string Text);

/// <summary>登记工况: hours that were judged already are judged again with what was told.</summary>
sealed class MarkCondition(
    CityContext city,
    CityStep step,
    EcoContent content,
    PersonalCipher cipher,
    IObservations observations,
    JudgeEmission judge
)
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    // Farther back nothing is judged again: the day's verdicts are published. Own default.
    static readonly TimeSpan JudgedAgain = TimeSpan.FromHours(72);

    public async Task<Outcome<WorkingMark>> Run(MarkRequest request, Subject party, CancellationToken cancel = default)
    {
        city.Actors.Current = party.AsActor();
        if (
            content.OutletOf(request.Outlet) is not { } outlet
            || party.PartyKey is null
            || cipher.PartyKey(outlet.Uscc) != party.PartyKey
            || await observations.Look(outlet.Device, cancel) is not { } look
        )
            return EcoFaults.NotOwn;
        if (request.Condition is not { } condition || !Enum.IsDefined(condition) || condition is WorkingCondition.Normal)
            return EcoFaults.Condition;
        if (request.From is not { } from || request.Until is not { } until || until <= from || until - from > Longest)
            return EcoFaults.Span;
        if (request.Text.Trim().Length is < 5 or > 500)
            return EcoFaults.Text;
        var now = city.Clock.GetUtcNow();
        if (from > now + Longest)
            return EcoFaults.Span;
        var marked = await step.Run<WorkingMark>(
            nameof(MarkCondition),
            async () =>
            {
                var (first, last) = (from.ToUniversalTime(), until.ToUniversalTime());
                if (
                    await city.Set<WorkingMark>()
                        .SingleOrDefaultAsync(
                            one => one.Outlet == outlet.Device && one.Condition == condition && one.FromAt == first && one.UntilAt == last,
                            cancel
                        ) is
                    { } before
                )
                    return before;
                var mark = new WorkingMark
                {
                    Region = look.Device.Region,
                    Outlet = outlet.Device,
                    Condition = condition,
                    FromAt = first,
                    UntilAt = last,
                    Text = request.Text.Trim(),
                    EnteredAt = now,
                };
                city.Add(mark);
                return mark;
            },
            cancel
        );
        if (marked.Succeeded && outlet.Kind is OutletKind.Gas)
            foreach (var hour in await Judged(marked.Value, now, cancel))
                await judge.Hour(outlet, hour, cancel);
        return marked;
    }

    async Task<List<DateTimeOffset>> Judged(WorkingMark mark, DateTimeOffset now, CancellationToken cancel)
    {
        var since = new[] { mark.FromAt, now - JudgedAgain }.Max();
        return await city.Set<EmissionRecord>()
            .AsNoTracking()
            .Where(one => one.Outlet == mark.Outlet && one.Time == AveragingTime.Hour && one.At >= since && one.At < mark.UntilAt)
            .Select(one => one.At)
            .Distinct()
            .ToListAsync(cancel);
    }
}
