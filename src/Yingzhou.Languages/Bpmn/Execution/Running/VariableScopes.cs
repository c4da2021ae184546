using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// The variables during a step. An inner scope sees the outer ones; a result goes to the nearest scope that has the name, else to
/// the instance. Objects that came from the state or were handed out are copied before the first write.
/// </summary>
sealed class VariableScopes(Run run, JsonObject root)
{
    const long RootId = 0;

    readonly HashSet<long> writable = [];
    readonly Dictionary<long, JsonObject> visible = [];

    public JsonObject Root { get; private set; } = root;

    /// <summary>Something was written since conditions were last looked at.</summary>
    public bool Changed { get; set; }

    /// <summary>Everything an element sees. Shared: nobody may change it.</summary>
    public JsonObject SeenBy(long elementId)
    {
        var id = OwnerAtOrAbove(elementId);
        if (id == RootId)
            return Share(RootId, Root);
        if (visible.TryGetValue(id, out var known))
            return known;

        var element = run.Elements.Get(id);
        var merged = (JsonObject)SeenBy(element.ParentId).DeepClone();
        foreach (var (name, value) in element.Variables!)
            merged[name] = value?.DeepClone();
        return visible[id] = merged;
    }

    /// <summary>Only what the element itself has.</summary>
    public JsonObject Own(ElementInstance element) => (JsonObject)(run.Elements.Get(element.Id).Variables?.DeepClone() ?? new JsonObject());

    /// <returns>Why the mapping failed, or <c>null</c>.</returns>
    public string? MapInputs(ElementInstance element, Node node)
    {
        foreach (var input in node.Inputs)
        {
            var (value, error, _) = input.Source.Evaluate(SeenBy(element.Id), run.Now);
            if (error is not null)
                return $"Input '{input.Target}': {error}";
            SetOwn(element.Id, input.Target, value);
        }
        return null;
    }

    /// <summary>With output mappings, results stay inside and the mappings go out; without, results go out by name.</summary>
    public string? MapOutputs(ElementInstance element, Node node, JsonObject? results)
    {
        if (node.Outputs.Length == 0)
        {
            if (results is not null)
                Propagate(element.Id, results);
            return null;
        }
        foreach (var (name, value) in results ?? [])
            SetOwn(element.Id, name, value?.DeepClone());
        foreach (var output in node.Outputs)
        {
            var (value, error, _) = output.Source.Evaluate(SeenBy(element.Id), run.Now);
            if (error is not null)
                return $"Output '{output.Target}': {error}";
            Propagate(element.ParentId, output.Target, value);
        }
        return null;
    }

    public void Propagate(long fromId, JsonObject values)
    {
        foreach (var (name, value) in values)
            Propagate(fromId, name, value?.DeepClone());
    }

    public void Propagate(long fromId, string name, JsonNode? value)
    {
        var id = OwnerAtOrAbove(fromId);
        while (id != RootId && !run.Elements.Get(id).Variables!.ContainsKey(Top(name)))
            id = OwnerAtOrAbove(run.Elements.Get(id).ParentId);
        Write(id, name, value);
    }

    public void SetOwn(long elementId, string name, JsonNode? value)
    {
        var element = run.Elements.Get(elementId);
        if (element.Variables is null)
        {
            run.Elements.Set(element with { Variables = [] });
            writable.Add(elementId);
        }
        Write(elementId, name, value);
    }

    public void Forget(long elementId)
    {
        visible.Remove(elementId);
        writable.Remove(elementId);
    }

    void Write(long id, string name, JsonNode? value)
    {
        var target = Writable(id);
        // "a.b" as the target of a mapping means the entry b of the context a.
        var path = name.Split('.');
        foreach (var part in path[..^1])
        {
            if (target[part] is not JsonObject inner)
                target[part] = inner = [];
            target = inner;
        }
        target[path[^1]] = value;
        visible.Clear();
        Changed = true;
    }

    JsonObject Writable(long id)
    {
        if (id == RootId)
            return writable.Add(RootId) ? Root = (JsonObject)Root.DeepClone() : Root;
        var element = run.Elements.Get(id);
        if (!writable.Add(id))
            return element.Variables!;
        var copy = (JsonObject)element.Variables!.DeepClone();
        run.Elements.Set(element with { Variables = copy });
        return copy;
    }

    JsonObject Share(long id, JsonObject variables)
    {
        writable.Remove(id);
        return variables;
    }

    /// <summary>The nearest scope with variables of its own.</summary>
    long OwnerAtOrAbove(long id)
    {
        while (id != RootId)
        {
            var element = run.Elements.Get(id);
            if (element.Variables is not null)
                return id;
            id = element.ParentId;
        }
        return RootId;
    }

    static string Top(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
}
