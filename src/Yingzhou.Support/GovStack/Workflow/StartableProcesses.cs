using Yingzhou.Kernel;
using Yingzhou.Support.GovStack.Content;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.GovStack.Workflow;

/// <summary>The released processes, those first that members may start.</summary>
sealed class StartableProcesses(IProcesses processes, GovStackContent content)
{
    internal static readonly Fault Unknown = new("govstack.process-unknown", "没有这个流程，请从 /processes 里取 processId。", 404)
    {
        Field = "processId",
    };

    public async Task<IReadOnlyList<ProcessDefinition>> InForce(CancellationToken cancel) =>
        [
            .. (await processes.Versions(cancel: cancel))
                .OrderBy(process => Offer(process) is null)
                .ThenBy(process => process.Key, StringComparer.Ordinal),
        ];

    public async Task<Outcome<ProcessDefinition>> Find(string processId, CancellationToken cancel)
    {
        var parsed = ProcessRef.Parse(processId);
        if (!parsed.Succeeded)
            return parsed.Fault;
        var (key, version) = parsed.Value;
        // A version that is not in force any more is found by its key; by its bare id only among those in force.
        var candidates = await processes.Versions(key, cancel);
        return candidates.FirstOrDefault(one => version is null || one.Id == version) is { } process ? process : Unknown;
    }

    /// <returns><c>null</c> when members may not start it.</returns>
    public OfferedProcess? Offer(ProcessDefinition process) => content.Processes.GetValueOrDefault(process.Key);
}
