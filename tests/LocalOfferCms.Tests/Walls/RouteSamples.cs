using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LocalOfferCms.Tests.Walls;

/// <summary>Values to put into route parameters, so that every registered route can be driven. A route that is added later with a
/// parameter that has no value here fails the walls test until it is given one.</summary>
/// <param name="Parameters">Values by parameter name.</param>
/// <param name="Routes">Whole addresses by the start of a route, for routes whose parameters belong together.</param>
internal sealed record RouteSamples(IReadOnlyDictionary<string, string[]> Parameters, IReadOnlyDictionary<string, string[]> Routes)
{
    /// <summary>Addresses, without a leading slash, that reach every route which answers GET.</summary>
    public IReadOnlyList<string> Addresses(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.OfType<RouteEndpoint>().Where(AnswersGet).SelectMany(e => Addresses(e.RoutePattern)).Distinct()];

    /// <summary>Addresses that reach one route.</summary>
    public IEnumerable<string> Addresses(RoutePattern route)
    {
        var raw = (route.RawText ?? "").TrimStart('/');
        var whole = Routes.Keys.FirstOrDefault(start => raw.StartsWith(start, StringComparison.Ordinal));
        return whole is not null
            ? Routes[whole]
            : route.PathSegments.Aggregate<RoutePatternPathSegment, IEnumerable<string>>([""], (before, segment) => Extend(before, segment, raw));
    }

    private IEnumerable<string> Extend(IEnumerable<string> before, RoutePatternPathSegment segment, string route)
    {
        var options = segment.Parts.Aggregate<RoutePatternPart, IEnumerable<string>>([""], (texts, part) =>
            [.. texts.SelectMany(text => Values(part, route).Select(value => text + value))]);
        return [.. before.SelectMany(start => options.Select(option => option.Length == 0 ? start : $"{start}/{option}".TrimStart('/')))];
    }

    private IEnumerable<string> Values(RoutePatternPart part, string route) => part switch
    {
        RoutePatternLiteralPart literal => [literal.Content],
        RoutePatternSeparatorPart separator => [separator.Content],
        RoutePatternParameterPart parameter when Parameters.TryGetValue(parameter.Name, out var values) =>
            parameter.IsOptional ? ["", .. values] : values,
        RoutePatternParameterPart parameter =>
            throw new InvalidOperationException($"The route '{route}' has a parameter '{parameter.Name}': give it a sample value in {nameof(RouteSamples)}."),
        _ => throw new NotSupportedException($"{part.GetType()} in '{route}'"),
    };

    private static bool AnswersGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains(HttpMethods.Get);
}
