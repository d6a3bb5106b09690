namespace Shop;

/// <summary>Identifies the user by request headers.</summary>
public sealed class SignedInUser(IHttpContextAccessor accessor) : ITargetingContextAccessor
{
    public ValueTask<TargetingContext> GetContextAsync()
    {
        var headers = accessor.HttpContext?.Request.Headers;
        return new(new TargetingContext { UserId = headers?["X-User"].FirstOrDefault() ?? "nobody", Groups = headers?["X-Groups"].ToArray() });
    }
}

[FilterAlias("Mobile")]
public sealed class MobileFilter(IHttpContextAccessor accessor) : IFeatureFilter
{
    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context) =>
        Task.FromResult(accessor.HttpContext?.Request.Headers.UserAgent.ToString().Contains("Mobile", StringComparison.Ordinal) == true);
}

public sealed record Account(string Country);

[FilterAlias("Country")]
public sealed class CountryFilter : IContextualFeatureFilter<Account>
{
    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context, Account account) =>
        Task.FromResult(context.Parameters["Code"] == account.Country);
}
