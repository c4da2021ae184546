namespace Yingzhou.Foundation.Storage;

/// <summary>Something that happened, told to others after it is stored. Serialised into the outbox as the data of a CloudEvent.</summary>
/// <param name="Subject">Id of the thing it happened to.</param>
public abstract record CityEvent(string Subject)
{
    /// <summary>CloudEvents <c>type</c>, e.g. <c>cases.submitted</c>; stable for ever.</summary>
    public abstract string Type { get; }
}
