using Microsoft.AspNetCore.Builder;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Accepts and ignores the conventions of a page that is not mapped.</summary>
internal sealed class UnmappedEndpoint : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
    }
}
