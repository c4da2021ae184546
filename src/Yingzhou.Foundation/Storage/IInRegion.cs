namespace Yingzhou.Foundation.Storage;

/// <summary>Something that lies in an administrative division.</summary>
public interface IInRegion
{
    string Region { get; }
}
