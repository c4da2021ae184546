using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process.Definitions;

/// <summary>Released definitions, compiled once a process. Releases are rare: a released version never changes, only the newest one moves.</summary>
sealed class DefinitionStore(IExpressions expressions)
{
    readonly ConcurrentDictionary<Guid, ReleasedProcess> compiled = new();
    readonly ConcurrentDictionary<string, Guid> newest = new();

    /// <summary>Releases a drawing as the next version, unless the newest one is the same.</summary>
    /// <returns>The key of the process.</returns>
    /// <exception cref="InvalidOperationException">The drawing cannot be executed; the message names element and reason.</exception>
    public async Task<string> Release(CityContext city, string xml, CancellationToken cancel)
    {
        var import = BpmnXml.Read(xml);
        var drawn = import.Definitions?.Processes.FirstOrDefault(process => process.IsExecutable) ?? throw Refused(xml, import.Problems);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
        var last = await city.Set<ProcessDefinition>()
            .Where(d => d.Key == drawn.Id)
            .OrderByDescending(d => d.Version)
            .FirstOrDefaultAsync(cancel);
        if (last?.Digest == digest)
        {
            newest[drawn.Id] = last.Id;
            return drawn.Id;
        }
        var next = new ProcessDefinition
        {
            Key = drawn.Id,
            Version = (last?.Version ?? 0) + 1,
            Name = drawn.Name ?? drawn.Id,
            Xml = xml,
            Digest = digest,
            ReleasedAt = city.Clock.GetUtcNow(),
        };
        Compile(next);
        city.Add(next);
        await city.SaveChangesAsync(cancel);
        newest[next.Key] = next.Id;
        return next.Key;
    }

    public async Task<ReleasedProcess?> Newest(CityContext city, string key, CancellationToken cancel)
    {
        if (newest.TryGetValue(key, out var id))
            return await ById(city, id, cancel);
        var definition = await city.Set<ProcessDefinition>()
            .AsNoTracking()
            .Where(d => d.Key == key)
            .OrderByDescending(d => d.Version)
            .FirstOrDefaultAsync(cancel);
        if (definition is null)
            return null;
        newest[key] = definition.Id;
        return compiled.GetOrAdd(definition.Id, _ => Compile(definition));
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
