using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Voices;

sealed class StoredVoices(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    IOrganisation organisation,
    Workdays workdays,
    TimeProvider clock
) : IOpenVoices
{
    const int LongestTitle = 100;
    const int LongestText = 2_000;
    const int MostListed = 200;

    public async Task<Outcome<OpenRequest>> Ask(AskToOpen request, Subject party, CancellationToken cancel)
    {
        if (Acting(party) is { } refused)
            return refused;
        if ((Refuse("title", "想要的数据", request.Title, LongestTitle) ?? Refuse("text", "用来做什么", request.Text)) is { } malformed)
            return malformed;
        if (organisation.Unit(request.Publisher) is not { Kind: UnitKind.Department } unit)
            return new Fault("opening.publisher", "没有这个部门，请从列表中选择。") { Field = "publisher" };
        var due = OpenDemand.Due(clock.GetUtcNow().Day(), workdays);
        if (due.Fault is { } beyond)
            return beyond;
        return await step.RunOnce<OpenRequest>(
            nameof(AskToOpen),
            request.Key,
            () =>
            {
                var asked = new OpenRequest
                {
                    Region = unit.Region,
                    Title = request.Title.Trim(),
                    Text = request.Text.Trim(),
                    Asker = party.PartyKey!,
                    AskerName = Speaker.NameOf(party),
                    Publisher = unit.Id,
                    Due = due.Value,
                    State = RequestState.Open,
                };
                city.Add(asked);
                return Task.FromResult<Outcome<OpenRequest>>(asked);
            },
            cancel
        );
    }

    public async Task<Outcome<Done>> Vote(Guid request, Subject party, CancellationToken cancel)
    {
        if (Acting(party) is { } refused)
            return refused;
        if (party.Kind is not SubjectKind.Citizen || party.PersonKey is not { } person)
            return new Fault("opening.vote-person", "投票要用个人账号，一人一票。", 403);
        return await step.Run<Done>(
            nameof(Vote),
            async () =>
            {
                if (await city.Set<OpenRequest>().SingleOrDefaultAsync(one => one.Id == request, cancel) is not { } asked)
                    return NoRequest;
                if (await city.Set<RequestVote>().AnyAsync(one => one.RequestId == request && one.Person == person, cancel))
                    return Done.It;
                city.Add(
                    new RequestVote
                    {
                        RequestId = request,
                        Person = person,
                        At = clock.GetUtcNow(),
                    }
                );
                asked.Votes++;
                return Done.It;
            },
            cancel
        );
    }

    static readonly Fault NoRequest = new("opening.no-request", "没有这条需求，请从列表重新进入。", 404);

    public Task<Outcome<OpenRequest>> Answer(AnswerRequest answer, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<OpenRequest>(
            nameof(AnswerRequest),
            async () =>
            {
                if (await city.Set<OpenRequest>().SingleOrDefaultAsync(one => one.Id == answer.Request, cancel) is not { } asked)
                    return NoRequest;
                var resource = new Resource("open-request", asked.Id.ToString()) { Region = asked.Region, UnitId = asked.Publisher };
                if (permissions.Refuse(official, OpeningRights.Answer, resource) is { } refused)
                    return refused;
                if (asked.Version != answer.Seen || asked.State is not RequestState.Open)
                    return OpeningFaults.Stale;
                if (Refuse("answer", "答复", answer.Text) is { } malformed)
                    return malformed;
                if (answer.Dataset.Length > 0 && !await city.Set<OpenDataset>().AnyAsync(one => one.Dataset == answer.Dataset, cancel))
                    return OpeningFaults.NoDataset with { Field = "dataset" };
                (asked.State, asked.Answer, asked.AnsweredBy, asked.Dataset) = (
                    answer.Take ? RequestState.Taken : RequestState.Declined,
                    answer.Text.Trim(),
                    official.ActorId,
                    answer.Dataset.Length > 0 ? answer.Dataset : null
                );
                return asked;
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<OpenRequest>> Requests(CancellationToken cancel) =>
        [
            .. (
                await city.Set<OpenRequest>()
                    .AsNoTracking()
                    .OrderByDescending(one => one.Votes)
                    .ThenByDescending(one => one.Id)
                    .Take(MostListed)
                    .ToListAsync(cancel)
            ).OrderBy(one => one.State is not RequestState.Open),
        ];

    public async Task<Outcome<DatasetFeedback>> Send(SendFeedback feedback, Subject party, CancellationToken cancel)
    {
        if (Acting(party) is { } refused)
            return refused;
        if (Refuse("text", "意见", feedback.Text) is { } malformed)
            return malformed;
        return await step.RunOnce<DatasetFeedback>(
            nameof(SendFeedback),
            feedback.Key,
            async () =>
            {
                if (await city.Set<OpenDataset>().SingleOrDefaultAsync(one => one.Dataset == feedback.Dataset, cancel) is not { } dataset)
                    return OpeningFaults.NoDataset;
                var sent = new DatasetFeedback
                {
                    Region = dataset.Region,
                    Dataset = dataset.Dataset,
                    ReleaseNumber = await city.Set<DatasetRelease>()
                        .Where(one => one.Id == dataset.Current)
                        .Select(one => one.Number)
                        .SingleOrDefaultAsync(cancel),
                    Text = feedback.Text.Trim(),
                    Sender = party.PartyKey!,
                    SenderName = Speaker.NameOf(party),
                };
                city.Add(sent);
                return sent;
            },
            cancel
        );
    }

    public Task<Outcome<DatasetFeedback>> Reply(ReplyToFeedback reply, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DatasetFeedback>(
            nameof(ReplyToFeedback),
            async () =>
            {
                if (await city.Set<DatasetFeedback>().SingleOrDefaultAsync(one => one.Id == reply.Feedback, cancel) is not { } sent)
                    return new Fault("opening.no-feedback", "没有这条意见，请从列表重新进入。", 404);
                var dataset = await city.Set<OpenDataset>().SingleAsync(one => one.Dataset == sent.Dataset, cancel);
                if (permissions.Refuse(official, OpeningRights.Answer, OpeningRights.ResourceOf(dataset)) is { } refused)
                    return refused;
                if (sent.Version != reply.Seen)
                    return OpeningFaults.Stale;
                if (Refuse("reply", "答复", reply.Text) is { } malformed)
                    return malformed;
                (sent.Answer, sent.AnsweredBy) = (reply.Text.Trim(), official.ActorId);
                return sent;
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<DatasetFeedback>> Feedback(string? dataset, CancellationToken cancel) =>
        await city.Set<DatasetFeedback>()
            .AsNoTracking()
            .Where(one => dataset == null || one.Dataset == dataset)
            .OrderByDescending(one => one.Id)
            .Take(MostListed)
            .ToListAsync(cancel);

    static Fault? Refuse(string field, string name, string text, int longest = LongestText) =>
        text.Trim().Length is 0 || text.Length > longest
            ? new("opening.words", $"请填写{name}，1 到 {longest} 字。") { Field = field }
            : null;

    Fault? Acting(Subject party)
    {
        if (permissions.Refuse(party, OpeningRights.TakePart, OpeningRights.Own(party)) is { } refused)
            return refused;
        city.Actors.Current = party.AsActor();
        return null;
    }
}
