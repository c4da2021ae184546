using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections.Content;

namespace Yingzhou.Support.Objections.Handling;

/// <summary>核查答复: with reasons, by somebody who did not decide what is contested. Upheld, the application puts it right in the same step, or nothing of it happens.</summary>
sealed class AnswerObjection(CityContext city, CityStep step, ObjectionsContent content, Matters matters)
{
    public async Task<Outcome<Done>> Run(AnswerObjectionRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        Objection? upheld = null;
        var done = await step.Run<Done>(
            nameof(AnswerObjection),
            async () =>
            {
                var answered = await Answer(request, official, cancel);
                if (answered.Fault is { } refused)
                    return refused;
                upheld = answered.Value.Upheld is true ? answered.Value : null;
                return Done.It;
            },
            cancel
        );
        if (done.Succeeded && upheld is not null)
            await matters.Find(upheld.Matter)!.Afterwards(upheld, cancel);
        return done;
    }

    async Task<Outcome<Objection>> Answer(AnswerObjectionRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Set<Objection>().SingleOrDefaultAsync(one => one.Id == request.Id, cancel) is not { } objection)
            return new Fault("objections.unknown", "没有这条异议，请回到列表重新选择。", 404);
        if (matters.Refuse(objection, official) is { } forbidden)
            return forbidden;
        if (objection.Version != request.Seen)
            return new Fault("objections.stale", "这条异议刚才有人处理过，请刷新后再操作。", 412);
        if (request.Upheld is not { } upheld)
            return new Fault("objections.verdict", "请选择核查结论。") { Field = "upheld" };
        var by = city.Actors.Current;
        if (objection.Answer(upheld, request.Reply, by, city.Clock.GetUtcNow()) is { } refused)
            return refused;
        if (!upheld)
            return objection;
        var correction = string.IsNullOrWhiteSpace(request.Correction) ? null : request.Correction.Trim();
        if (Misread(content.Find(objection.Matter)?.Correction, correction) is { } misread)
            return misread;
        var redress = await matters.Find(objection.Matter)!.Uphold(objection, correction, by, cancel);
        if (redress.Fault is { } wrong)
            return wrong;
        objection.Redressed(redress.Value);
        return objection;
    }

    static Fault? Misread(MatterQuestion? asked, string? correction) =>
        asked?.Kind is AnswerKind.Date && correction is not null && !RaiseObjection.IsDay(correction)
            ? new Fault("objections.correction-day", $"“{asked.Label}”应为日期，例如 2026-11-20。") { Field = "correction" }
            : null;
}
