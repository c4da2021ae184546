namespace Yingzhou.Foundation.Modules;

/// <summary>Sorts engines so that each comes after those of the projects below it and after those that it says it needs; otherwise by id.</summary>
static class EngineOrder
{
    public static IReadOnlyList<Engine> Sort(IReadOnlyList<Engine> engines)
    {
        var byId = engines.ToDictionary(engine => engine.Id, StringComparer.Ordinal);
        var sorted = new List<Engine>();
        var open = new List<Engine>();
        foreach (var engine in ById(engines))
            Visit(engine);
        return sorted;

        void Visit(Engine engine)
        {
            if (sorted.Contains(engine))
                return;
            if (open.Contains(engine))
                throw new InvalidOperationException(
                    $"Engines need each other in a circle: {string.Join(" → ", [.. open.Select(o => o.Id), engine.Id])}."
                );

            open.Add(engine);
            foreach (var below in ById(engines.Where(other => IsBelow(other, engine))))
                Visit(below);
            foreach (var need in engine.Needs)
                Visit(
                    byId.GetValueOrDefault(need)
                        ?? throw new InvalidOperationException($"The engine '{engine.Id}' needs '{need}', which is not there.")
                );
            open.Remove(engine);
            sorted.Add(engine);
        }
    }

    static IEnumerable<Engine> ById(IEnumerable<Engine> engines) => engines.OrderBy(engine => engine.Id, StringComparer.Ordinal);

    static bool IsBelow(Engine other, Engine engine)
    {
        var (lower, upper) = (other.GetType().Assembly, engine.GetType().Assembly);
        return lower != upper && upper.GetReferencedAssemblies().Any(reference => reference.Name == lower.GetName().Name);
    }
}
