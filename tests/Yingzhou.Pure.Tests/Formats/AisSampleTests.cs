using System.Globalization;
using System.Text;
using System.Text.Json;
using Yingzhou.Formats;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>Each value of each message of gpsd's sample, beside what gpsd's own decoder prints for it.</summary>
public class AisSampleTests(ITestOutputHelper output)
{
    /// <summary>Members that gpsd writes as words where we have the number.</summary>
    static readonly HashSet<string> Words = ["class", "device", "scaled", "pressuretend", "leveltrend"];

    /// <summary>A message with all its values, taken out of the assembler's buffer.</summary>
    /// <param name="Ended">Fields that would lie behind the end of the message: gpsd reads zeros there, or what its buffer held before.</param>
    sealed record Decoded(int Type, int Mmsi, Dictionary<string, object> Values, HashSet<string> Ended);

    static Decoded Take(in AisMessage message)
    {
        var values = new Dictionary<string, object> { ["type"] = (double)message.Type };
        foreach (var field in message.Layout.Fields)
            if (message.Has(field))
                values[field.Name] = field.Kind switch
                {
                    AisKind.Text => message.Text(field),
                    AisKind.Data => message.Data(field),
                    AisKind.Flag => message.Raw(field) == 1,
                    _ => field.Scaled(message.Raw(field)),
                };
        var ended = new HashSet<string>();
        foreach (var field in message.Layout.Fields)
            if (!message.Has(field))
                ended.Add(field.Name);
        // gpsd does not read the state of the link of type 26, and tells zeros for what the flags of 25 and 26 say is not there.
        if (message.Type == 26)
            ended.Add("radio");
        if (message.Type is 25 or 26)
            ended.UnionWith(new[] { "dest_mmsi", "app_id" }.Where(name => !values.ContainsKey(name)));
        return new(message.Type, message.Mmsi, values, ended);
    }

    static List<Decoded> Messages(IEnumerable<string> lines)
    {
        var assembler = new AisAssembler();
        var found = new List<Decoded>();
        var names = new Dictionary<int, object>();
        foreach (var line in lines.Where(line => line.StartsWith('!')))
        {
            if (assembler.Add(Encoding.ASCII.GetBytes(line), DateTimeOffset.UnixEpoch, out var message, out _) is not AisStep.Message)
                continue;
            var decoded = Take(message);
            // gpsd waits for part B and then tells both.
            if (decoded.Type == 24 && decoded.Values.ContainsKey("vendorid"))
                decoded.Values["shipname"] = names.GetValueOrDefault(decoded.Mmsi, "");
            else if (decoded.Type == 24)
            {
                names[decoded.Mmsi] = decoded.Values["shipname"];
                continue;
            }
            found.Add(decoded);
        }
        return found;
    }

    [Theory]
    [InlineData("sample.aivdm", "sample.aivdm.js.chk")]
    public void Every_value_of_every_type_is_that_of_gpsdecode(string log, string expected)
    {
        var messages = Messages(File.ReadLines(Shared.File($"suites/ais/gpsd/{log}")));
        var told = File.ReadLines(Shared.File($"suites/ais/gpsd/{expected}"))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();

        var problems = new List<string>();
        var next = 0;
        foreach (var json in told)
        {
            var (type, mmsi) = (json.GetProperty("type").GetInt32(), json.GetProperty("mmsi").GetInt32());
            var at = messages.FindIndex(next, message => message.Type == type && message.Mmsi == mmsi);
            if (at < 0)
            {
                problems.Add($"no message for {json}");
                continue;
            }
            next = at + 1;
            problems.AddRange(Differences(json, "", messages[at]).Select(difference => $"type {type} of {mmsi}: {difference}"));
        }

        foreach (var problem in problems)
            output.WriteLine(problem);
        Assert.Empty(problems);
        Assert.Equal(97, told.Count);
        Assert.Equal(27, told.Select(json => json.GetProperty("type").GetInt32()).Distinct().Count());
    }

    static IEnumerable<string> Differences(JsonElement json, string prefix, Decoded ours)
    {
        foreach (var member in json.EnumerateObject())
        {
            var name = prefix + member.Name;
            if (Words.Contains(member.Name) || member.Name.EndsWith("_text", StringComparison.Ordinal))
                continue;
            if (member.Value.ValueKind is JsonValueKind.Array)
            {
                foreach (var (i, item) in member.Value.EnumerateArray().Index())
                foreach (var difference in Differences(item, $"{name}[{i}].", ours))
                    yield return difference;
                continue;
            }
            if (
                ours.Ended.Contains(name)
                || (
                    member.Name is "departure" or "eta" or "arrival"
                    && ours.Ended.Any(field => field.EndsWith("month", StringComparison.Ordinal))
                )
            )
                continue;
            var text = member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
            var mine = Composed(name, ours.Values);
            if (name == "data" ? !SameBits(text, (string)mine!) : !Same(text, mine))
                yield return $"{name} is {mine ?? "missing"} and not {text}";
        }
    }

    /// <summary>gpsd puts several fields into one member here and there.</summary>
    static object? Composed(string name, Dictionary<string, object> ours)
    {
        double Of(string field) => ours.TryGetValue(field, out var value) ? (double)value : 0;
        string Moment(string prefix) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Of(prefix + "month"):00}-{Of(prefix + "day"):00}T{Of(prefix + "hour"):00}:{Of(prefix + "minute"):00}Z"
            );
        return name switch
        {
            "timestamp" when ours.ContainsKey("year") => string.Create(
                CultureInfo.InvariantCulture,
                $"{Of("year"):0000}-{Of("month"):00}-{Of("day"):00}T{Of("hour"):00}:{Of("minute"):00}:{Of("second"):00}Z"
            ),
            "timestamp" => string.Create(CultureInfo.InvariantCulture, $"{Of("day"):00}T{Of("hour"):00}:{Of("minute"):00}Z"),
            "eta" => ours.ContainsKey("eta_month") ? Moment("eta_") : Moment(""),
            "departure" => Moment("departure_"),
            "arrival" => Moment("arrival_"),
            "turn" => Of("turn") switch
            {
                -128 => "nan",
                -127 => "fastleft",
                127 => "fastright",
                var turn => (double)Math.Round(turn / 4.733 * (turn / 4.733) * Math.Sign(turn)),
            },
            "name" when ours.TryGetValue("name_extension", out var more) => (string)ours["name"] + more,
            _ => ours.GetValueOrDefault(name),
        };
    }

    static bool Same(string told, object? mine) =>
        mine switch
        {
            null => false,
            bool flag => told == (flag ? "true" : "false"),
            string text => told == text,
            double number when double.TryParse(told, CultureInfo.InvariantCulture, out var other) => Math.Abs(number - other)
                <= (0.5 * Math.Pow(10, -Decimals(told))) + 1e-9,
            // A word for a number that is compared elsewhere: 27's status, N/A.
            double => !told.Any(char.IsAsciiDigit),
            _ => false,
        };

    /// <summary>Behind the last bit of a message there may be anything.</summary>
    static bool SameBits(string told, string mine)
    {
        var bits = int.Parse(mine.Split(':')[0], CultureInfo.InvariantCulture);
        var (one, other) = (Convert.FromHexString(told.Split(':')[1]), Convert.FromHexString(mine.Split(':')[1]));
        one[^1] &= (byte)(0xFF00 >> (((bits - 1) % 8) + 1));
        return told.Split(':')[0] == mine.Split(':')[0] && one.AsSpan().SequenceEqual(other);
    }

    static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0 ? 0 : number.Length - dot - 1;
}
