using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Process.Definitions;

/// <summary>Released definitions, compiled once a process: a released version never changes. Which one is in force is asked of the database each time.</summary>
sealed class DefinitionStore(IExpressions expressions)
{
    static readonly PreparedQuery<string, long, Guid?> Newest = new(
        (city, key, asOf, cancel) =>
            city.Set<ProcessDefinition>()
                .Where(d => d.Key == key && d.Release <= asOf)
                .OrderByDescending(d => d.Version)
                .Select(d => (Guid?)d.Id)
                .FirstOrDefault()
    );
    static readonly PreparedQuery<string, Guid?> First = new(
        (city, key, cancel) =>
            city.Set<ProcessDefinition>().Where(d => d.Key == key).OrderBy(d => d.Version).Select(d => (Guid?)d.Id).FirstOrDefault()
    );

    readonly ConcurrentDictionary<Guid, ReleasedProcess> compiled = new();

    /// <summary>Releases a drawing as the next version, unless the newest one is the same.</summary>
    /// <returns>The key of the process.</returns>
    /// <exception cref="InvalidOperationException">The drawing cannot be executed; the message names element and reason.</exception>
    public async Task<string> Release(CityContext city, IReleases releases, string xml, CancellationToken cancel)
    {
        var import = BpmnXml.Read(xml);
        var drawn = import.Definitions?.Processes.FirstOrDefault(process => process.IsExecutable) ?? throw Refused(xml, import.Problems);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
        var last = await city.Set<ProcessDefinition>()
            .Where(d => d.Key == drawn.Id)
            .OrderByDescending(d => d.Version)
            .FirstOrDefaultAsync(cancel);
        if (last?.Digest == digest)
            return drawn.Id;
        var next = new ProcessDefinition
        {
            Key = drawn.Id,
            Version = (last?.Version ?? 0) + 1,
            Name = drawn.Name ?? drawn.Id,
            Xml = xml,
            Digest = digest,
            Release = await releases.Next(cancel),
            ReleasedAt = city.Clock.GetUtcNow(),
        };
        Compile(next);
        city.Add(next);
        await city.SaveChangesAsync(cancel);
        return next.Key;
    }

    /// <param name="asOf">Number of the release that a running thing remembers; <c>null</c> means now. What was first released later is given in its first version.</param>
    public async Task<ReleasedProcess?> InForce(CityContext city, string key, long? asOf, CancellationToken cancel)
    {
        var id = await Newest.Ask(city, key, asOf ?? long.MaxValue, cancel) ?? await First.Ask(city, key, cancel);
        return id is { } known ? await ById(city, known, cancel) : null;
    }

    public async Task<ReleasedProcess> ById(CityContext city, Guid id, CancellationToken cancel)
    {
        if (compiled.TryGetValue(id, out var known))
            return known;
        var definition = await city.Set<ProcessDefinition>().AsNoTracking().SingleAsync(d => d.Id == id, cancel);
        return compiled.GetOrAdd(id, _ => Compile(definition));
    }

    ReleasedProcess Compile(ProcessDefinition definition)
    {
        var import = BpmnXml.Read(definition.Xml);
        var compilation = ExecutableProcess.Compile(import.Definitions!, definition.Key, expressions);
        return compilation.Process is { } process ? new(definition, process) : throw Refused(definition.Name, compilation.Problems);
    }

    static InvalidOperationException Refused(string what, IReadOnlyList<BpmnProblem> problems) =>
        new($"Process {(what.Length > 80 ? what[..80] : what)} cannot be executed: {string.Join("; ", problems)}");
}

sealed record ReleasedProcess(ProcessDefinition Definition, ExecutableProcess Executable);
