// In place of vega-loader: the page's data comes with the page.
const refuse = () => Promise.reject(new Error("Nothing is loaded here."));
export const loader = () => ({ load: refuse, sanitize: refuse, file: refuse, http: refuse, fileAccess: false });
export const read = (data) => data;
export const responseType = () => "text";
export const inferType = () => null;
export const inferTypes = () => null;
export const typeParsers = {};
