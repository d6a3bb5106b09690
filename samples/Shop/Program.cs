using ConvertTyped;
using Shop;

using var core = new ConvertCore(new ConvertOptions
{
    Config = ConvertProject.Config,
    Environment = "live",
    Manifest = ConvertManifest.Instance,
    EnableTracking = false, // The visitors of a sample must not be counted in the reports of a real project.
});
core.On(LifecycleEvent.ConfigUpdated, (config, _) => Console.WriteLine($"The config is loaded. Differences from the config that the code was generated from: {config.Drift?.Differences.Count}"));
core.Initialize();

Customer[] customers =
[
    new("anna", "US", "free", 34, 20),
    new("bruno", "DE", "pro", 41, 900),
    new("chloe", "FR", "enterprise", 29, 0),
];
Product[] products = [new("Mug", 9, 120, 400), new("Lamp", 49, 80, 3), new("Desk", 300, 30, 90), new("Chair", 120, 75, 30), new("Pen", 2, 500, 900)];

foreach (var customer in customers)
{
    var context = core.CreateContext(customer.Id, customer.Attributes);
    var checkout = new Checkout(context);
    var pricing = new Pricing(context, "/pricing");

    Console.WriteLine($"{customer.Id}: {checkout.Banner}");
    Console.WriteLine($"  pricing    {pricing.Show()}");
    Console.WriteLine($"  for you    {string.Join(", ", new Recommendations(context).From(products).Select(product => product.Name))}");
    Console.WriteLine($"  checkout   {string.Join(" > ", checkout.Pages)}{(checkout.OffersExpressPay ? ", or express pay" : "")}");
    Console.WriteLine($"  paid       {checkout.Pay($"order-{customer.Id}", cart: 100, items: 2)}");
}
