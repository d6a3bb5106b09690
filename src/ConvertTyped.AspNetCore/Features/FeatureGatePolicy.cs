using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace ConvertTyped.AspNetCore.Features;

/// <summary>
/// Puts a feature gate in front of every endpoint that requires a feature, regardless of the kind of endpoint. The feature gate makes its decision when
/// the endpoint runs: after authentication, which may identify the visitor.
/// </summary>
internal sealed class FeatureGatePolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _gated = [];

    public override int Order => int.MaxValue;

    /// <summary>
    /// Whether any endpoint requires or may require a feature. Dynamic endpoints, such as fallbacks to a page or a controller, may require a feature,
    /// because their metadata is not known until routing has chosen the actual endpoint for a request.
    /// </summary>
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => ContainsDynamicEndpoints(endpoints) || endpoints.Any(RequiresFeature);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i] is var candidate && RequiresFeature(candidate.Endpoint))
                candidates.ReplaceEndpoint(i, _gated.GetValue(candidate.Endpoint, AddGate), candidate.Values);
        }

        return Task.CompletedTask;
    }

    private static bool RequiresFeature(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequireFeatureAttribute>() is not null;

    private static Endpoint AddGate(Endpoint endpoint)
    {
        if (endpoint.RequestDelegate is not { } serve)
            return endpoint;
        var gate = new FeatureGate(serve, endpoint.Metadata.GetOrderedMetadata<RequireFeatureAttribute>());
        return endpoint is RouteEndpoint route
            ? new RouteEndpoint(gate.ServeAsync, route.RoutePattern, route.Order, route.Metadata, route.DisplayName)
            : new Endpoint(gate.ServeAsync, endpoint.Metadata, endpoint.DisplayName);
    }
}
