using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Reading;

namespace Yingzhou.Support.Cases.Http;

/// <summary>The case a reader has before them: by their right to read it, or because a task of it waits for one of their posts.</summary>
static class CaseBefore
{
    public static async Task<Outcome<CaseView>> Read(Guid @case, Guid? task, Subject reader, ICases cases, CancellationToken cancel)
    {
        if (task is not { } waiting)
            return await cases.Case(@case, reader, cancel);
        var seen = await cases.Task(waiting, reader, cancel);
        if (seen.Fault is { } refused)
            return refused;
        return seen.Value.Case.Line.Id == @case ? seen.Value.Case : CaseFaults.Unknown;
    }
}
