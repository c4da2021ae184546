using System.CommandLine;
using Yingzhou.Host.Fuzzing;

namespace Yingzhou.Host.Verbs;

/// <summary><c>fuzz feel|dmn|bpmn|forms|hj212|sl651|jt808|ais|all</c>: draws and damages inputs and looks whether the language keeps its promises on every one.</summary>
static class FuzzVerb
{
    static readonly Argument<string> Language = new("language")
    {
        Description = "feel, dmn, bpmn, forms, hj212, sl651, jt808, ais, or all, which share the time",
    };
    static readonly Option<double> Minutes = new("--minutes") { Description = "How long", DefaultValueFactory = _ => 1 };
    static readonly Option<int> Seed = new("--seed") { Description = "The same seed draws the same inputs", DefaultValueFactory = _ => 1 };
    static readonly Option<string?> Keep = new("--keep") { Description = "Folder for inputs that showed a fault, shortened" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var fuzz = new Command("fuzz", "Looks for inputs that crash or hang the readers of FEEL, DMN, BPMN, forms and device protocols")
        {
            Language,
            Minutes,
            Seed,
            Keep,
        };
        fuzz.SetAction(Run);
        return fuzz;
    }

    static int Run(ParseResult parsed)
    {
        var language = parsed.GetValue(Language)!;
        var targets = FuzzTarget.All.Where(target => language == "all" || target.Name == language).ToList();
        if (targets.Count == 0)
        {
            Console.WriteLine($"没有“{language}”这种语言或协议，请用 feel、dmn、bpmn、forms、hj212、sl651、jt808、ais 或 all。");
            return 2;
        }
        var share = TimeSpan.FromMinutes(parsed.GetValue(Minutes)) / targets.Count;
        var reports = targets.ConvertAll(target => Run(target, share, parsed));
        return reports.All(report => report.Faults.Count == 0) ? 0 : 1;
    }

    static FuzzReport Run(FuzzTarget target, TimeSpan share, ParseResult parsed)
    {
        using var run = new FuzzRun(target, parsed.GetValue(Seed), parsed.GetValue(Keep), Console.Out);
        var report = run.Run(share);
        Console.WriteLine(report);
        return report;
    }
}
