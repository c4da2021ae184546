using System.CommandLine;
using Yingzhou.Data.Realtime;
using Yingzhou.Host.Composition;

namespace Yingzhou.Host.Verbs;

/// <summary><c>express run</c>: the lines of the data express in a process of their own, without the city's doors.</summary>
static class ExpressVerb
{
    /// <summary>Printed when the lines run.</summary>
    public const string Ready = "the lines run";

    static readonly Option<string> Data = new("--data") { Description = "Folder of the city", Required = true };
    static readonly Option<string?> Connection = new("--connection")
    {
        Description = "A PostgreSQL connection string of the city instead of SQLite",
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var run = new Command("run", "Runs the lines that are switched on until it is stopped") { Data, Connection };
        run.SetAction(Run);
        return new Command("express", "Follows departments' databases") { run };
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(Data)!, parsed.GetValue(Connection));
        Console.WriteLine(Ready);
        await city.Services.GetRequiredService<IExpressRunner>().Run(cancel);
        return 0;
    }
}
