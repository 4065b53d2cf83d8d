// @ts-check
/** A name that every system takes. @param {{name: string, date: string, format: string}} document */
export function fileName({ name, date, format }) {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  const kind = format.replace("social-value-", "");
  return ["social-value", plain || kind, date].filter(Boolean).join("-");
}
