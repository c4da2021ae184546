using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>What is asked all day must be found by an index and come in the order of an index, however many cases there are: the database itself says how it would do it.</summary>
public class HotQueryTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_found_by_an_index(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var submitted = await city.Submit(await Given.Signboard(city), Given.LinHaiyan);
        CityUnderTest.Succeed(submitted);
        CityUnderTest.Succeed(await city.Submit(await Given.Signboard(city), Given.LinHaiyan));
        var first = submitted.Value;
        var clerk = city.HolderOf((await city.OpenTask(first.Id)).Post);
        await city.Pass(first.Id, "accepted");
        var task = await city.OpenTask(first.Id);
        var me = city.HolderOf(task.Post);
        var applicant = await city.Do<PersonalCipher, Subject>(cipher => Task.FromResult(Given.LinHaiyan.Subject(cipher)));
        var page = (await city.Cases(cases => cases.InArea(me, size: 1))).Next;
        Assert.NotNull(page);

        var questions = new Dictionary<string, Func<ICases, Task>>
        {
            ["inbox"] = cases => cases.Inbox(me, new()),
            ["inbox of one lamp"] = cases => cases.Inbox(me, new(Light: Light.Green)),
            ["handled"] = cases => cases.Handled(clerk),
            ["search by number"] = cases => cases.InArea(me, first.Number.ToString()),
            ["search"] = cases => cases.InArea(me),
            ["next page of search"] = cases => cases.InArea(me, after: page),
            ["mine"] = cases => cases.Mine(applicant),
            ["one case"] = cases => cases.Case(first.Id, me),
            ["one task"] = cases => cases.Task(task.Id, me),
        };
        var slow = new List<string>();
        foreach (var (question, ask) in questions)
        {
            var commands = await Commands(city, ask);
            Assert.NotEmpty(commands);
            foreach (var command in commands)
                slow.AddRange((await Slow(city, command, kind)).Select(line => $"{question}: {line}"));
        }

        Assert.True(slow.Count == 0, string.Join('\n', slow));
    }

    static async Task<List<(string Text, List<(string Name, object? Value)> Values)>> Commands(CityUnderTest city, Func<ICases, Task> ask)
    {
        using var asked = new Listener();
        await city.Cases(async cases =>
        {
            await ask(cases);
            return Done.It;
        });
        return asked.Commands;
    }

    // A table of three rows is read whole and sorted by PostgreSQL unless it is told not to, if there is another way.
    static Task<List<string>> Slow(
        CityUnderTest city,
        (string Text, List<(string Name, object? Value)> Values) command,
        DatabaseKind kind
    ) =>
        city.Read<List<string>>(async context =>
        {
            await context.Database.OpenConnectionAsync();
            var connection = context.Database.GetDbConnection();
            if (kind is DatabaseKind.PostgreSql)
                await context.Database.ExecuteSqlRawAsync("set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off");
            await using var explain = connection.CreateCommand();
            explain.CommandText = (kind is DatabaseKind.Sqlite ? "explain query plan " : "explain (costs off) ") + command.Text;
            foreach (var (name, value) in command.Values)
            {
                var parameter = explain.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                explain.Parameters.Add(parameter);
            }
            var plan = new List<string>();
            await using (var rows = await explain.ExecuteReaderAsync())
                while (await rows.ReadAsync())
                    plan.Add(rows.GetString(kind is DatabaseKind.Sqlite ? 3 : 0).Trim());
            var mayBeSorted = MayBeSorted(command.Text, plan);
            return plan.Where(line => IsSlow(line, mayBeSorted)).ToList() is { Count: > 0 } slow ? [.. slow, .. plan, command.Text] : [];
        });

    // What waits for one post and the steps of one case are few, and may be sorted; so may what comes nearly sorted. The count of releases is a table of one row.
    static bool MayBeSorted(string text, List<string> plan) =>
        Regex.IsMatch(text, """p"?\."?(post|instance_id)"? (IN|=)""")
        || plan.Exists(line => line.StartsWith("Presorted Key", StringComparison.Ordinal));

    static bool IsSlow(string line, bool mayBeSorted) =>
        (line.StartsWith("SCAN ", StringComparison.Ordinal) && line != "SCAN r")
        || (line.Contains("Seq Scan", StringComparison.Ordinal) && !line.Contains("releases_count", StringComparison.Ordinal))
        || line.Contains("SEARCH p USING INDEX ix_process_tasks_status", StringComparison.Ordinal)
        || (
            !mayBeSorted && (line.Contains("TEMP B-TREE", StringComparison.Ordinal) || line.Contains("Sort Key", StringComparison.Ordinal))
        );

    /// <summary>What is sent to the database by this test while it listens.</summary>
    sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        static readonly AsyncLocal<Listener?> mine = new();
        readonly List<IDisposable> subscriptions = [];

        public List<(string Text, List<(string Name, object? Value)> Values)> Commands { get; } = [];

        public Listener()
        {
            mine.Value = this;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (mine.Value == this && value.Value is CommandEventData { Command: var command })
                lock (Commands)
                    Commands.Add(
                        (command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))])
                    );
        }

        public void Dispose()
        {
            mine.Value = null;
            subscriptions.ForEach(one => one.Dispose());
        }

        public void OnCompleted() { }

        public void OnError(Exception error) => throw error;
    }
}
