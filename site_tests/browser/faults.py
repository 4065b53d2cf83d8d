"""Faults that tests put in a reader's way."""

FAILING = """
{
  // From the first to the last of those that are seen, counted from 1, each fails. Where nothing is planned none does.
  Object.assign(window, { plan: {}, seen: 0, failed: 0 });
  const strike = () => {
    window.seen += 1;
    if (!(window.seen >= plan.first && window.seen <= plan.last)) return;
    window.failed += 1;
    throw new DOMException("no", plan.error);
  };
  const storage = Storage.prototype;
  for (const method of ["getItem", "setItem", "removeItem"]) {
    const plain = storage[method];
    storage[method] = function (key, ...rest) {
      if (key.startsWith("social-value-toolkit") && (plan.every || method === "setItem")) strike();
      return plain.call(this, key, ...rest);
    };
  }
  const { get } = Object.getOwnPropertyDescriptor(storage, "length");
  Object.defineProperty(storage, "length", { get() { if (plan.every) strike(); return get.call(this) } });
}
"""
"""A script that makes the browser's storage fail where a plan says so, and counts as `seen` where it could have."""

FOREVER = 10**9
"""More than there are: for plans that never stop to fail."""
