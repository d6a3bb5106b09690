namespace Shop;

/// <summary>A customer in the shop's own code.</summary>
internal sealed record Customer(string Id, string Country, string Plan, int Age, decimal Spent)
{
    /// <summary>The customer's attributes that Convert's audiences may read.</summary>
    public VisitorAttributes Attributes => new() { Country = Country, Plan = Plan, Age = Age, LifetimeValue = (double)Spent };
}
