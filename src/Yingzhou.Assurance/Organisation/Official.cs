namespace Yingzhou.Assurance.Organisation;

/// <summary>A person in the city's service (公职人员), known by name to everyone who deals with them.</summary>
/// <param name="Id">Stable for life in the service; stands in audit lines and histories.</param>
public sealed record Official(string Id, string Name);
