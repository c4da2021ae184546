using System.CommandLine;
using System.Globalization;
using System.Text;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Host.Composition;
using Yingzhou.Support.Cases;

namespace Yingzhou.Host.Verbs;

/// <summary><c>generate</c>: the people and enterprises of the deterministic city, as tables.</summary>
static class GenerateVerb
{
    static readonly Option<double> Scale = new("--scale")
    {
        Description = "1 is the plan's own 570,000 registered users",
        DefaultValueFactory = _ => 0.01,
    };
    static readonly Option<long> Seed = new("--seed")
    {
        Description = "The same seed gives the same city",
        DefaultValueFactory = _ => 20260101,
    };
    static readonly Option<string> Data = new("--data") { Description = "The folder of the city", DefaultValueFactory = _ => "data" };
    static readonly Option<string> Out = new("--out") { Description = "Where the tables go", DefaultValueFactory = _ => "generated" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var generate = new Command("generate", "Writes people.csv and enterprises.csv of a city that does not exist, with valid numbers")
        {
            Scale,
            Seed,
            Data,
            Out,
        };
        generate.SetAction(Run);
        generate.Add(GenerateDataVerb.Command);
        return generate;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = await SilentCity.Start(parsed.GetValue(Data)!, null, TimeProvider.System, cancel);
        await using var scope = city.Services.CreateAsyncScope();
        var generated = new GeneratedCity((ulong)parsed.GetValue(Seed), scope.ServiceProvider.GetRequiredService<IOrganisation>());
        var folder = Directory.CreateDirectory(parsed.GetValue(Out)!).FullName;
        var (people, enterprises) = (
            (int)(GeneratedCity.PeopleAtFullScale * parsed.GetValue(Scale)),
            (int)(GeneratedCity.EnterprisesAtFullScale * parsed.GetValue(Scale))
        );

        await Write(
            Path.Combine(folder, "people.csv"),
            "姓名,公民身份号码,手机,区划代码,地址",
            people,
            index =>
            {
                var person = generated.Person(index);
                return $"{person.Name},{person.Number},{person.Phone},{person.Region},{person.Address}";
            },
            cancel
        );
        await Write(
            Path.Combine(folder, "enterprises.csv"),
            "名称,统一社会信用代码,电话,区划代码,地址",
            enterprises,
            index =>
            {
                var enterprise = generated.Enterprise(index);
                return $"{enterprise.Name},{enterprise.Uscc},{enterprise.Phone},{enterprise.Region},{enterprise.Address}";
            },
            cancel
        );
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people and {enterprises} enterprises in {folder}"));
        return 0;
    }

    static async Task Write(string file, string head, int count, Func<int, string> line, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteLineAsync(head.AsMemory(), cancel);
        for (var index = 0; index < count; index++)
            await writer.WriteLineAsync(line(index).AsMemory(), cancel);
    }
}
