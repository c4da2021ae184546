using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Explaining;

sealed record ExplainRequest(Guid Record, WorkingCondition? Condition, string Text);

/// <summary>企业说明一次超标: the hour is judged again with what was told.</summary>
sealed class ExplainExceedance(CityContext city, CityStep step, EcoContent content, PersonalCipher cipher, JudgeEmission judge)
{
    public async Task<Outcome<Explanation>> Run(ExplainRequest request, Subject party, CancellationToken cancel = default)
    {
        city.Actors.Current = party.AsActor();
        Outlet? outlet = null;
        var explained = await step.Run<Explanation>(
            nameof(ExplainExceedance),
            async () =>
            {
                if (
                    await city.Get<EmissionRecord>(request.Record, cancel) is not { Verdict: EmissionVerdict.Exceed } record
                    || content.OutletOf(record.Outlet) is not { } own
                    || party.PartyKey is null
                    || cipher.PartyKey(own.Uscc) != party.PartyKey
                )
                    return EcoFaults.NoExceedance;
                if (request.Condition is not { } condition || !Enum.IsDefined(condition))
                    return EcoFaults.Condition;
                if (request.Text.Trim().Length is < 5 or > 500)
                    return EcoFaults.Text;
                if (
                    await city.Set<Explanation>()
                        .AnyAsync(one => one.Outlet == record.Outlet && one.Factor == record.Factor && one.At == record.At, cancel)
                )
                    return EcoFaults.Explained;
                outlet = own;
                var explanation = new Explanation
                {
                    Region = record.Region,
                    Outlet = record.Outlet,
                    Factor = record.Factor,
                    At = record.At,
                    Condition = condition,
                    Text = request.Text.Trim(),
                    EnteredAt = city.Clock.GetUtcNow(),
                };
                city.Add(explanation);
                return explanation;
            },
            cancel
        );
        if (explained.Succeeded && outlet is { Kind: OutletKind.Gas })
            await judge.Hour(outlet, explained.Value.At, cancel);
        return explained;
    }
}
