using Microsoft.AspNetCore.Authorization;

namespace LocalOfferCms.Core.People;

/// <summary>A page or endpoint for people with a permission. Those who have not signed in are sent to do so; others are told that they may not.</summary>
/// <param name="anyOf">Names of <see cref="Permissions"/>; one of them is enough.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute(params string[] anyOf) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>What a person must be allowed, one of them.</summary>
    public IReadOnlyList<string> AnyOf { get; } = anyOf;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Asks the person who is signed in.</summary>
internal sealed class PermissionHandler(CurrentPerson current) : AuthorizationHandler<RequiresPermissionAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresPermissionAttribute requirement)
    {
        if (current.IsSignedIn && requirement.AnyOf.Any(current.Has))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>A page or endpoint of the person who is signed in, about themselves. Nobody who looks at the workspace as them gets there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresSignInAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>Whether somebody gets there who has still to set up their second factor.</summary>
    public bool WithoutSecondFactor { get; set; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Asks whether somebody is signed in.</summary>
internal sealed class SignedInHandler(CurrentPerson current) : AuthorizationHandler<RequiresSignInAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresSignInAttribute requirement)
    {
        if (current.IsSignedIn && current.SeenBy is null && (requirement.WithoutSecondFactor || !current.MustSetUpSecondFactor))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
