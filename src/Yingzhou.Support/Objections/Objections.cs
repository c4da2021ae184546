using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections.Content;
using Yingzhou.Support.Objections.Handling;
using Yingzhou.Support.Objections.Reading;

namespace Yingzhou.Support.Objections;

sealed class Objections(ObjectionsContent content, Matters matters, ObjectionQueries queries, RaiseObjection raise, AnswerObjection answer)
    : IObjections
{
    public Task<Outcome<ObjectionSheet>> Sheet(string matter, string about, Subject raiser, CancellationToken cancel) =>
        raise.Sheet(matter, about, raiser, cancel);

    public Task<Outcome<Guid>> Raise(RaiseObjectionRequest request, Subject raiser, CancellationToken cancel) =>
        raise.Run(request, raiser, cancel);

    public Task<Outcome<Done>> Answer(AnswerObjectionRequest request, Subject official, CancellationToken cancel) =>
        answer.Run(request, official, cancel);

    public Decision MayAnswer(Objection objection, Subject official) => matters.MayAnswer(objection, official);

    public Task<IReadOnlyList<Objection>> Mine(Subject raiser, CancellationToken cancel) => queries.Mine(raiser, cancel);

    public Task<IReadOnlyList<Objection>> List(ObjectionFilter filter, Subject official, CancellationToken cancel) =>
        queries.List(filter, official, cancel);

    public Task<Outcome<Objection>> Find(Guid id, Subject official, CancellationToken cancel) => queries.Find(id, official, cancel);

    public Task<int> CountOpen(string application, Subject official, CancellationToken cancel) =>
        queries.CountOpen(application, official, cancel);

    public Task<bool> IsContested(string application, string about, CancellationToken cancel) =>
        queries.IsContested(application, about, cancel);

    public Task<IReadOnlyList<(string About, string Correction)>> Corrections(string matter, CancellationToken cancel) =>
        queries.Corrections(matter, cancel);

    public MatterTerms TermsOf(string matter) => content.Find(matter) ?? throw new ArgumentException($"No objections against '{matter}'");
}
