using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Simulating;

/// <summary>Plays finished cases through the drawing they ran on and through the changed one, and compares.</summary>
sealed class Simulation(
    CityContext city,
    DefinitionStore definitions,
    CaseRecords records,
    InstanceExecution executions,
    IExpressions expressions,
    TimerDue timers,
    WatchScope scope
)
{
    const int MostCases = 1_000;

    public async Task<Outcome<SimulationReport>> Run(SimulateChange request, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject);
        if (!area.Succeeded)
            return area.Fault;
        var read = BpmnXml.Read(request.Xml);
        if (read.Definitions?.Processes.FirstOrDefault(process => process.IsExecutable) is not { } drawn)
            return NotExecutable(read.Problems);
        var compiled = ExecutableProcess.Compile(read.Definitions, drawn.Id, expressions);
        if (compiled.Process is not { } changed)
            return NotExecutable(compiled.Problems);
        var cases = await records.Of(
            drawn.Id,
            request.From,
            request.Until,
            area.Value,
            Math.Clamp(request.Most, 1, MostCases),
            request.Seed,
            cancel
        );
        if (cases.Count == 0)
            return new Fault("process.nothing-to-simulate", "这段时间里没有办结的同类流程，请放宽时间范围。") { Field = "from" };

        var habits = new Habits(cases, request.Assumptions ?? new Dictionary<string, TaskAssumption>());
        var (comparison, execution) = (new Comparison(changed), executions.Today);
        foreach (var one in cases)
        {
            cancel.ThrowIfCancellationRequested();
            var old = (await definitions.ById(city, one.Definition, cancel)).Executable;
            comparison.Add(
                one,
                old,
                new Play(execution, old, timers, habits, one).Run(),
                new Play(execution, changed, timers, habits, one).Run()
            );
        }
        return comparison.Report(drawn.Name ?? drawn.Id);
    }

    static Fault NotExecutable(IReadOnlyList<BpmnProblem> problems) =>
        new("process.not-executable", $"流程图还不能执行：{string.Join("；", problems.Take(5))}") { Field = "xml" };
}
