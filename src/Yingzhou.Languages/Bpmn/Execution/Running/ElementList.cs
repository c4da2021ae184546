using System.Collections.Immutable;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The open elements during a step, ascending by id. New ids are always the largest, so adding keeps the order.</summary>
sealed class ElementList(ImmutableArray<ElementInstance> start)
{
    readonly List<ElementInstance> elements = [.. start];

    public int Count => elements.Count;

    public ElementInstance? Find(long id) => IndexOf(id) is >= 0 and var index ? elements[index] : null;

    public ElementInstance Get(long id) => elements[IndexOf(id)];

    public void Add(ElementInstance element) => elements.Add(element);

    public void Set(ElementInstance element) => elements[IndexOf(element.Id)] = element;

    public void Remove(long id) => elements.RemoveAt(IndexOf(id));

    /// <summary>A copy, because what is done with children removes them.</summary>
    public List<ElementInstance> ChildrenOf(long parentId) => elements.FindAll(element => element.ParentId == parentId);

    public bool HasChildren(long parentId) => elements.Exists(element => element.ParentId == parentId);

    public List<ElementInstance> Where(Predicate<ElementInstance> match) => elements.FindAll(match);

    public ImmutableArray<ElementInstance> Freeze() => [.. elements];

    int IndexOf(long id)
    {
        int low = 0,
            high = elements.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = elements[middle].Id;
            if (found == id)
                return middle;
            if (found < id)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }
}
